/// HTTP/1.1 for bulk data (RFC 9112): few long answers over connections that are kept, with few copies on the way to the disk. Everything
/// that is not bulk, and every connection that is not direct, goes through the ordinary client.
package org.perigee.download.wire;
