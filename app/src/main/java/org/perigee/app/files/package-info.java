/// The single files of a product, to choose from.
package org.perigee.app.files;
