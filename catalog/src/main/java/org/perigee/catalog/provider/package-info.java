/// Who can be asked: the registry of providers, with everything that sets one apart from another as data.
package org.perigee.catalog.provider;
