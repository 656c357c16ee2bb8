/// The basket: what the user has chosen to fetch, with undo, as a document that can be saved and loaded.
package org.perigee.app.basket;
