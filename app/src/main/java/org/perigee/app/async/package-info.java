/// Work beside the user interface: the only code that hops to the JavaFX thread.
package org.perigee.app.async;
