/// Which files of a product are wanted and what they are called on disk.
package org.perigee.app.core.product;
