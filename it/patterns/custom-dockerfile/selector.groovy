println 'LEFT OUT patterns/custom-dockerfile: builders of Dockerfiles are being joined'
return false
