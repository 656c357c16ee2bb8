/// Notifications on the desktop, by what the system has for it.
package org.perigee.app.notify;
