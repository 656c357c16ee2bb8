/// The transfers: what is being fetched, how it gets on, and why it does not.
package org.perigee.app.transfers;
