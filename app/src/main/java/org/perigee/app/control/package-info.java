/// Lets one process tell another what to do with the queue that it runs: JSON lines over a Unix domain socket that only its owner can open.
package org.perigee.app.control;
