/// The command line: all that the window does, for servers and scripts. Results on stdout, everything else on stderr.
package org.perigee.app.cli;
