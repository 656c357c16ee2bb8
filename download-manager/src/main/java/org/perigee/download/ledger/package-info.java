/// The record of what was fetched, from where, and whether it was what it should be, kept for years.
package org.perigee.download.ledger;
