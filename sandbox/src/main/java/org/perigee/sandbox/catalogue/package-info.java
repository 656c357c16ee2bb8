/// The made-up archive: which products there are, where they lie and when they were taken. Everything follows from the
/// seed alone; nothing here reads a clock, a network or a disk.
package org.perigee.sandbox.catalogue;
