/// What to look for, in terms that every protocol can be asked in.
package org.perigee.catalog.query;
