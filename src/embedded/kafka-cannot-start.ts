/** Why a local broker does not run; the message is a Polish sentence that says what to do. */
export class KafkaCannotStart extends Error {
  constructor(readonly reason: 'NO_JAVA' | 'NO_MAVEN' | 'DOWNLOAD_FAILED' | 'PORT_BUSY' | 'FOLDER_BUSY' | 'BROKER_STOPPED', message: string) {
    super(message);
  }
}
