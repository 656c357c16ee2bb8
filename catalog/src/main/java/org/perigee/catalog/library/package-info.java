/// What a user would miss: baskets, saved searches, the history of searches. Kept in a file of its own, apart from all that can be
/// fetched again.
package org.perigee.catalog.library;
