/// Where the log goes. Messages for users go through the window and the command line; the log is for those who look for a fault.
package org.perigee.app.log;
