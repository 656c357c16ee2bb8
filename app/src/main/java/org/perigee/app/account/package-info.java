/// Signing in and out: the dialog that asks, the menu that lists realms, and the bar for transfers that wait for a sign-in.
package org.perigee.app.account;
