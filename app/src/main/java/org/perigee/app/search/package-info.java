/// The search form: what is looked for, read from what the user types, draws, pastes or drops.
package org.perigee.app.search;
