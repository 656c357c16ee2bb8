/// The one window: where the views stand, what ties them together, and how it is left and found again.
package org.perigee.app.window;
