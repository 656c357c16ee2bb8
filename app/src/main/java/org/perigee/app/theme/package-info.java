/// The light and the dark look.
package org.perigee.app.theme;
