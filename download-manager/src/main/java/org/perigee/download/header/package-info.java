/// What headers of answers say of a file: which bytes came, what they should add up to, and where else the file lies. What comes from a server is not
/// trusted: what cannot be understood is passed over.
package org.perigee.download.header;
