/// Searches several catalogues as one: one thread a provider, results as they come, one honest outcome for each.
package org.perigee.catalog.federation;
