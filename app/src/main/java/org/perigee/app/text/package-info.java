/// Every text a user reads, in the user's language, and how numbers, sizes and times are written.
package org.perigee.app.text;
