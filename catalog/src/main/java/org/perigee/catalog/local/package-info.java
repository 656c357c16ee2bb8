/// The local catalogue: every Item ever seen, which query found what and when, and the pictures; searched like any provider, also
/// without the network. Disposable: all of it can be fetched again.
package org.perigee.catalog.local;
