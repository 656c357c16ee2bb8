/// The result table: rows sorted and filtered beside the user-interface thread, one selection shared with the map.
package org.perigee.app.results;
