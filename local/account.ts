/** The account all embedded services pretend to be in; fauxqs knows no other number. */
export const ACCOUNT = '000000000000';
export const REGION = 'us-east-1';
/** What SES in this region writes after the @ of a Message-ID. */
export const MESSAGE_ID_DOMAIN = 'email.amazonses.com';
/** No service here checks them, but the SDK wants to sign. */
export const LOCAL_CREDENTIALS = { accessKeyId: 'local', secretAccessKey: 'local' };
