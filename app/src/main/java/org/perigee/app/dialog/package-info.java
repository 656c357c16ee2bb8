/// Dialogs and pop-overs in the window's look; made nowhere else.
package org.perigee.app.dialog;
