/// Items and queries as JSON: STAC Items and ItemCollections that other tools read too, and back.
package org.perigee.catalog.json;
