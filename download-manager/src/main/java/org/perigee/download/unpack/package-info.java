/// Takes archives apart into folders, without trusting anything that stands in them.
package org.perigee.download.unpack;
