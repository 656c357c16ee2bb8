/// Hash functions by all their names, and digests as archives publish them: hexadecimal, base64, multihash, with and without a name,
/// and with wrong ones. Computes nothing.
package org.perigee.digest;
