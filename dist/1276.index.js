export const id = 1276;
export const ids = [1276];
export const modules = {

/***/ 81276:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   imageDigest: () => (/* binding */ imageDigest)
/* harmony export */ });
/* harmony import */ var _aws_sdk_client_ecr__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(41591);
/* harmony import */ var _aws_sdk_client_ecr__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(88389);
/* harmony import */ var _arn_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(17650);
/* harmony import */ var _request_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(15758);



/**
 * The digest that a tag in Amazon ECR names right now, as hex digits; needs ecr:BatchGetImage.
 * Undefined if there is no such image.
 *
 * @throws {ServiceError}
 */
async function imageDigest(image, config, context) {
    const { account, region, repository, tag } = image;
    const client = new _aws_sdk_client_ecr__WEBPACK_IMPORTED_MODULE_2__/* .ECRClient */ .S({ ...config, region });
    const command = new _aws_sdk_client_ecr__WEBPACK_IMPORTED_MODULE_3__/* .BatchGetImageCommand */ .P({
        registryId: account,
        repositoryName: repository,
        imageIds: [{ imageTag: tag }],
    });
    const request = {
        operation: 'ecr:BatchGetImage',
        resource: (0,_arn_js__WEBPACK_IMPORTED_MODULE_0__/* .repositoryArn */ .qM)(image),
        attemptMs: _request_js__WEBPACK_IMPORTED_MODULE_1__/* .READ_LIMIT_MS */ .Am,
        idempotent: true,
        firstRequest: true,
    };
    const answer = await (0,_request_js__WEBPACK_IMPORTED_MODULE_1__/* .send */ .tN)(request, (options) => client.send(command, options), context);
    return answer.images?.[0]?.imageId?.imageDigest?.replace(/^sha256:/, '');
}


/***/ })

};
