/// Where secrets rest: the operating system's key store, or memory alone where there is none.
package org.perigee.access.secret;
