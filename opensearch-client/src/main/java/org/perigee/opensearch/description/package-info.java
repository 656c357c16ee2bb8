/// OpenSearch description documents (OpenSearch 1.1, Parameter extension) and the URL templates in them.
package org.perigee.opensearch.description;
