/// What a protocol module implements so that its catalogues can be searched with all others.
package org.perigee.catalog.connector;
