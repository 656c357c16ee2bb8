/// The JavaFX window and the command line, and the one place where everything is put together.
package org.perigee.app;
