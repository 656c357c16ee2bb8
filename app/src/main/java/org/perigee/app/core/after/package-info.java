/// What is done with products once they are there: archives are taken apart, commands are run.
package org.perigee.app.core.after;
