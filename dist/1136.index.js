export const id = 1136;
export const ids = [1136];
export const modules = {

/***/ 91136:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   signPackage: () => (/* binding */ signPackage)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(76378);
/* harmony import */ var _plan_upload_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(72688);
/* harmony import */ var _wait_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(58176);



/**
 * Signs a package in S3 with AWS Signer. The same package in the same bucket is signed once in a step.
 *
 * @param profile name of the signing profile
 * @returns the signed object; its hash is known to nobody yet
 * @throws {DeployError | ServiceError} also where the bucket keeps no versions
 */
async function signPackage(uploaded, profile, context) {
    const { bucket, key, version } = uploaded;
    if (version === undefined) {
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .DeployError */ .s({
            what: `The package cannot be signed, since its object in the bucket ${bucket} has no version, which AWS Signer needs.`,
            remedy: 'Turn on versioning, then run the step again.',
            snippets: [versioningCommand(bucket)],
        });
    }
    const place = `s3://${bucket}/${key}`;
    const work = async () => {
        const job = await signed({ bucket, key, version }, profile, context);
        if (job.status !== 'Succeeded' || job.signed === undefined) {
            throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .DeployError */ .s({
                what: `AWS Signer did not sign ${place} (job ${job.id}, ${job.status}).`,
                why: job.reason,
                remedy: 'A package that is empty, signed already or no zip cannot be signed; the profile has to be active and for AWS Lambda.',
            });
        }
        return { kind: 's3-object', ...job.signed, signingJob: job.id };
    };
    return context.progress.phase('Sign', work, () => `Signed with ${profile}`);
}
function versioningCommand(bucket) {
    const text = `aws s3api put-bucket-versioning --bucket ${bucket} \\\n  --versioning-configuration Status=Enabled`;
    return { title: 'The command for it:', language: 'sh', text };
}
async function signed(source, profile, context) {
    const { aws, host } = context;
    const signer = await aws.signer();
    const failed = `The package could not be signed with ${profile}.`;
    // Of this start alone, however often it is sent.
    const token = [host.clock.now(), host.random(), host.random()].join('-').replaceAll('.', '');
    const prefix = (0,_plan_upload_js__WEBPACK_IMPORTED_MODULE_2__/* .signedPrefix */ .lG)(source.key);
    const id = await aws.signingJob([source.bucket, source.key, source.version, profile].join('\n'), () => signer.start({ source, prefix, profile, token }, { failed }));
    const read = () => signer.read(id, { failed });
    const waiter = {
        line: `AWS Signer is still signing s3://${source.bucket}/${source.key}`,
        read,
        isOver: ({ status }) => status !== 'InProgress',
        describe: ({ status }) => status,
    };
    return (0,_wait_js__WEBPACK_IMPORTED_MODULE_1__/* .waitFor */ .fm)(await read(), waiter, context);
}


/***/ })

};
