/// What every protocol maps into: the STAC Item with its footprint, assets and the document it came from.
package org.perigee.catalog.model;
