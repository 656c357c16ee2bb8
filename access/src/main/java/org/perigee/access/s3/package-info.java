/// Objects in S3 stores as plain https addresses: where they are, how requests are signed (AWS Signature Version 4), what a store
/// says of them.
package org.perigee.access.s3;
