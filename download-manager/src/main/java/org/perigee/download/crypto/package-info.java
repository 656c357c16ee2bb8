/// Where ciphers and digests come from.
package org.perigee.download.crypto;
