/// Where Perigee keeps its files and what the user has chosen.
package org.perigee.app.config;
