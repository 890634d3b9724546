/**
 * Says in the very last line of a run how many tests passed and failed: `12 passed, 0 failed`, and `, 1 skipped` where some were.
 * A file that could not run at all counts as one failure. It speaks when the process ends, because jest itself may still have something to say.
 */
export default class SummaryReporter {
  onRunComplete(_contexts, results) {
    const { numPassedTests, numFailedTests, numPendingTests, numTodoTests, testResults } = results;
    const brokenFiles = testResults.filter(({ testExecError, failureMessage, numFailingTests }) => testExecError || (failureMessage && numFailingTests === 0)).length;
    const failed = numFailedTests + brokenFiles;
    const skipped = numPendingTests + numTodoTests;
    process.once('exit', (code) => {
      const failures = failed === 0 && code !== 0 ? 1 : failed; // the tear-down of the run failed, or somebody interrupted it
      process.stdout.write(`${numPassedTests} passed, ${failures} failed${skipped === 0 ? '' : `, ${skipped} skipped`}\n`);
    });
  }
}
