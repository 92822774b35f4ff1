/** Topics in one live view. */
export const mostTailTopics = 20;
