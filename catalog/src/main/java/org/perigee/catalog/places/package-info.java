/// The bundled gazetteer: where countries, regions and cities lie, found by the name that somebody types, without a server.
package org.perigee.catalog.places;
