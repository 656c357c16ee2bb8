/// Finds out what kind of catalogue lies behind an address, so that somebody who adds one need not know its protocol.
package org.perigee.catalog.discovery;
