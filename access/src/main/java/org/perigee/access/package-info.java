/// The one way to the network: one HTTP client with one identity, time-outs, limits for each host, credentials that
/// go only to the hosts they belong to, and failures that say what kind they are.
package org.perigee.access;
