/// The settings dialog: what can be chosen once and holds from then on.
package org.perigee.app.settings;
