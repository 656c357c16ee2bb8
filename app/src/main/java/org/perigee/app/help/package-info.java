/// The help dialog: keys, credits, licence.
package org.perigee.app.help;
