export const id = 1390;
export const ids = [1390];
export const modules = {

/***/ 51390:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   signedHash: () => (/* binding */ signedHash)
/* harmony export */ });
/* unused harmony export jobIdOf */
/* harmony import */ var _aws_request_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(15758);
/* harmony import */ var _aws_service_error_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1544);
/* harmony import */ var _current_hash_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(61793);



/**
 * The hash of the code that the function has, if that is this very package, signed with this profile. Lambda
 * knows the hash of what was signed only; the job that signed it names the package, whose hash S3 knows.
 *
 * @returns undefined where it is other code, or nobody can tell: then it is signed and sent
 */
async function signedHash(zip, profile, before, context) {
    const { aws, deadline } = context;
    const id = jobIdOf(before.signingJobArn);
    if (id === undefined)
        return undefined;
    const limited = deadline.atMost(_aws_request_js__WEBPACK_IMPORTED_MODULE_0__/* .OPTIONAL_LIMIT_MS */ .Sp);
    try {
        const { profile: own, source } = await (await aws.signer(limited)).read(id);
        if (own !== profile || source === undefined)
            return undefined;
        const { sha256 } = await (await aws.objectStore(limited)).look(source);
        return sha256 === zip.sha256 ? before.codeSha256 : undefined;
    }
    catch (error) {
        if (!(error instanceof _aws_service_error_js__WEBPACK_IMPORTED_MODULE_1__/* .ServiceError */ ._))
            throw error;
        (0,_current_hash_js__WEBPACK_IMPORTED_MODULE_2__/* .logUnknown */ .RA)(`${error.operation} of the package that was signed: ${error.words || error.code}`, context);
        return undefined;
    }
}
/** `arn:aws:signer:REGION:ACCOUNT:/signing-jobs/ID` */
function jobIdOf(arn) {
    return /:\/signing-jobs\/([\w-]+)$/.exec(arn ?? '')?.[1];
}


/***/ })

};
