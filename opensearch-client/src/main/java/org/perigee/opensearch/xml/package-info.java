/// Reads XML of strangers safely: by namespace, without document type declarations or external entities.
package org.perigee.opensearch.xml;
