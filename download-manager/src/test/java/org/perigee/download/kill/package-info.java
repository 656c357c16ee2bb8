/// Programs that are killed in the middle of a batch, and the rough server they fetch it from.
package org.perigee.download.kill;
