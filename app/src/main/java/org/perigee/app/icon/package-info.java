/// The icons of the window, each with a name of its own.
package org.perigee.app.icon;
