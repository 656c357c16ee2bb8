/// Opens a SQLite file safely, migrates it and serialises its writes. Knows nothing of what is stored.
package org.perigee.storage;
