/// What is known of the selected product: its picture, its properties, its offers.
package org.perigee.app.details;
